package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.model.JobId;
import java.util.Optional;

/** The proofs of outputs, each stored before its output can be seen. */
public interface CertificateStore {
    /** A later one replaces an earlier: whoever joins a film anew proves it anew. */
    void save(JobId job, Certificate certificate);

    Optional<Certificate> find(JobId job, String output);
}
