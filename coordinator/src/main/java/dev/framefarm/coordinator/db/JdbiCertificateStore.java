package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.engine.CertificateStore;
import dev.framefarm.coordinator.model.JobId;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Certificates as documents. */
public final class JdbiCertificateStore implements CertificateStore {
    private final Jdbi jdbi;

    JdbiCertificateStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The job's row is locked, so that two who prove the same output at once do so one after the other. */
    @Override
    public void save(JobId job, Certificate certificate) {
        String output = certificate.output().name();
        jdbi.useTransaction(handle -> {
            handle.select("SELECT id FROM job WHERE id = ? FOR UPDATE", job)
                    .mapTo(String.class)
                    .findOne();
            handle.execute("DELETE FROM certificate WHERE job = ? AND output = ?", job, output);
            handle.execute(
                    "INSERT INTO certificate (job, output, document) VALUES (?, ?, ?)",
                    job,
                    output,
                    Json.write(certificate));
        });
    }

    @Override
    public Optional<Certificate> find(JobId job, String output) {
        return jdbi.withHandle(
                handle -> handle.select("SELECT document FROM certificate WHERE job = ? AND output = ?", job, output)
                        .mapTo(String.class)
                        .findOne()
                        .map(document -> Json.read(document, Certificate.class)));
    }
}
