package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Certifier;
import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.certify.Seams;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Gathers what is to be proven of an output while it is made, and stores the proof before it is published. */
public final class Certification {
    private final Sources sources;
    private final Blobs blobs;
    private final DeliveryStore deliveries;
    private final AttemptStore attempts;
    private final Prober prober;
    private final SeamMeter meter;
    private final CertificateStore certificates;
    private final ExecutorService threads;

    public Certification(
            Sources sources,
            Blobs blobs,
            DeliveryStore deliveries,
            AttemptStore attempts,
            Prober prober,
            SeamMeter meter,
            CertificateStore certificates,
            ExecutorService threads) {
        this.sources = sources;
        this.blobs = blobs;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.prober = prober;
        this.meter = meter;
        this.certificates = certificates;
        this.threads = threads;
    }

    Proof begin(Job job, Plan plan) {
        return new Proof(job, plan);
    }

    /** Saved before the output is published; if all stops in between, the film is joined and proven anew. */
    void certify(Facts facts, Output output) {
        certificates.save(output.job(), Certifier.certify(facts, output));
    }

    /** What is gathered for one output. Closing it ends what still goes on for it. */
    final class Proof implements AutoCloseable {
        private final Job job;
        private final Plan plan;
        /** A film takes longer to render than to read, so this is there when it is needed. */
        private final Future<String> digest;

        private final SeamWatch seams;
        private final Identity identity;

        private Proof(Job job, Plan plan) {
            this.job = job;
            this.plan = plan;
            this.digest = threads.submit(() -> read(job.source()));
            this.seams = new SeamWatch(plan, job.source(), sources, blobs, meter, threads);
            this.identity = new Identity(plan, job.source(), sources, meter, threads);
        }

        /** Hears of the pictures' deliveries in the order of the film. */
        void joined(Delivery delivery) {
            seams.joined(delivery);
        }

        /** Looks at the finished file as at any source; fails when it was not joined as it should. */
        Facts measure(Path output, Facts.Frames frames) throws IOException, InterruptedException {
            Prober.Probed look = plan.pictures().isPresent() ? prober.probe(output) : prober.listen(output);
            if (!(look instanceof Prober.Understood found)) {
                throw new IOException("the finished output cannot be read back");
            }
            Facts facts = new Facts(
                    job,
                    plan,
                    digest(),
                    deliveries.ofJob(job.id()),
                    attempts.ofJob(job.id()),
                    seams.seen(),
                    new Facts.Finished(found.profile(), found.timeline(), frames, identity.of(output)));
            Optional<String> fault = Seams.fault(facts);
            if (fault.isPresent()) {
                throw new IOException(fault.get());
            }
            return facts;
        }

        private Facts.Digest digest() throws InterruptedException {
            try {
                return new Facts.Digest(Optional.of(digest.get()), "");
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                return new Facts.Digest(Optional.empty(), String.valueOf(cause.getMessage()));
            }
        }

        @Override
        public void close() {
            digest.cancel(true);
            seams.close();
            identity.close();
        }
    }

    /** A source that changed while it was read is not the one that was rendered. */
    private String read(Source source) throws IOException {
        if (source instanceof Source.Uploaded uploaded) {
            return uploaded.blob().sha256();
        }
        String digest = FileDigest.of(sources.locate(source));
        sources.locate(source);
        return digest;
    }
}
