package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.engine.CertificateStore;
import dev.framefarm.coordinator.model.JobId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Certificates, by job and name of the output. */
public final class InMemoryCertificateStore implements CertificateStore {
    private record Key(JobId job, String output) {}

    private final Map<Key, Certificate> certificates = new ConcurrentHashMap<>();

    @Override
    public void save(JobId job, Certificate certificate) {
        certificates.put(new Key(job, certificate.output().name()), certificate);
    }

    @Override
    public Optional<Certificate> find(JobId job, String output) {
        return Optional.ofNullable(certificates.get(new Key(job, output)));
    }
}
