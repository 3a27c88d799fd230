package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.CertificateExamples.certificate;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.engine.CertificateStore;
import dev.framefarm.coordinator.model.JobId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CertificateStore} does. */
public abstract class CertificateStoreContract {
    private CertificateStore certificates;
    private JobId job;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        Stores stores = stores();
        certificates = stores.certificates();
        job = stores.jobs().insert(job("j-1")).id();
    }

    @Test
    void keepsEverythingInACertificate() {
        Certificate certificate = certificate("film.mp4", "The subtitles are \"dropped\", größtenteils.");

        certificates.save(job, certificate);

        assertThat(certificates.find(job, "film.mp4")).contains(certificate);
        assertThat(certificates.find(job, "other.mp4")).isEmpty();
        assertThat(certificates.find(new JobId("j-2"), "film.mp4")).isEmpty();
    }

    @Test
    void aLaterProofReplacesAnEarlier() {
        certificates.save(job, certificate("film.mp4", "first"));
        certificates.save(job, certificate("film.mp4", "second"));

        assertThat(certificates.find(job, "film.mp4")).contains(certificate("film.mp4", "second"));
    }

    @Test
    void twoWhoProveTheSameOutputAtOnceBothSucceed() throws Exception {
        for (int round = 0; round < 20; round++) {
            Race.run(List.of(() -> save(certificate("film.mp4", "one")), () -> save(certificate("film.mp4", "other"))));
        }

        assertThat(certificates.find(job, "film.mp4")).isPresent();
    }

    private boolean save(Certificate certificate) {
        certificates.save(job, certificate);
        return true;
    }
}
