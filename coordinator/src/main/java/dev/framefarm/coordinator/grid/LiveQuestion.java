package dev.framefarm.coordinator.grid;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteClosure;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.jspecify.annotations.Nullable;

/**
 * Asks on another node what it shows of a film. It carries bytes only, so that two versions of this class need to agree on
 * nothing but the messages.
 */
final class LiveQuestion implements IgniteClosure<byte[], byte[]> {
    private static final long serialVersionUID = 1;
    private static final String EAR = "live";

    @IgniteInstanceResource
    private transient @Nullable Ignite node;

    /** Who answers on this node. */
    static void answer(Ignite node, UnaryOperator<byte[]> answering) {
        node.cluster().<String, UnaryOperator<byte[]>>nodeLocalMap().put(EAR, answering);
    }

    /** No bytes where nobody answers yet. */
    @Override
    public byte[] apply(byte[] question) {
        UnaryOperator<byte[]> answering = Objects.requireNonNull(node, "Ignite sets it")
                .cluster()
                .<String, UnaryOperator<byte[]>>nodeLocalMap()
                .get(EAR);
        return answering == null ? new byte[0] : answering.apply(question);
    }
}
