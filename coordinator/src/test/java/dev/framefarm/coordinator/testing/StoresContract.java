package dev.framefarm.coordinator.testing;

import org.junit.jupiter.api.Nested;

/** Every store's contract, for whoever can open an empty farm. */
public abstract class StoresContract {
    /** Empty at each call. */
    protected abstract Stores stores();

    @Nested
    class Jobs extends JobStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class JobLists extends JobListContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Plans extends PlanStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Deliveries extends DeliveryStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class NeededBlobs extends NeededBlobsContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Attempts extends AttemptStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Certificates extends CertificateStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Keys extends KeyStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Agents extends AgentStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Audit extends AuditStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Custody extends CustodyStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Uploads extends UploadStoreContract {
        @Override
        protected Stores stores() {
            return StoresContract.this.stores();
        }
    }
}
