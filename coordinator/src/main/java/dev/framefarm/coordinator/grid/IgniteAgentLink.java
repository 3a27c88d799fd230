package dev.framefarm.coordinator.grid;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.framefarm.coordinator.engine.AgentLink;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.v1.AgentNotice;
import dev.framefarm.v1.RevokedLease;
import java.util.Set;
import java.util.UUID;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterGroup;
import org.apache.ignite.lang.IgniteBiPredicate;

/**
 * The way to agents of all coordinators: each hears everything and passes on what is for an agent of its own. A notice
 * that gets lost costs a little time: leases expire by themselves, and idle agents look again.
 */
public final class IgniteAgentLink implements AgentLink {
    private static final String TOPIC = "agents";

    private final Grid grid;
    private final AgentLink here;
    private final IgniteBiPredicate<UUID, byte[]> ear = this::hear;

    public IgniteAgentLink(Grid grid, AgentLink here) {
        this.grid = grid;
        this.here = here;
        grid.onUp(ignite -> ignite.message().localListen(TOPIC, ear));
    }

    @Override
    public void revoke(AgentId agent, LeaseId lease, String reason) {
        here.revoke(agent, lease, reason);
        tellOthers(to(agent)
                .setRevoke(RevokedLease.newBuilder().setLeaseId(lease.value()).setReason(reason)));
    }

    @Override
    public void drain(AgentId agent, boolean draining) {
        here.drain(agent, draining);
        tellOthers(to(agent).setDrain(draining));
    }

    /** Each coordinator finds out by itself and tells its own. */
    @Override
    public void putAside(AgentId agent, String reason) {
        here.putAside(agent, reason);
    }

    @Override
    public void dismiss(AgentId agent, String reason) {
        here.dismiss(agent, reason);
        tellOthers(to(agent).setDismiss(reason));
    }

    @Override
    public Set<String> words(Work work) {
        return here.words(work);
    }

    @Override
    public void wake() {
        here.wake();
        tellOthers(AgentNotice.newBuilder().setWake(true));
    }

    private static AgentNotice.Builder to(AgentId agent) {
        return AgentNotice.newBuilder().setAgentId(agent.value());
    }

    private void tellOthers(AgentNotice.Builder notice) {
        grid.attempt(ignite -> {
            ClusterGroup others = ignite.cluster().forRemotes();
            if (!others.nodes().isEmpty()) {
                send(ignite, others, notice.build().toByteArray());
            }
        });
    }

    private static void send(Ignite ignite, ClusterGroup others, byte[] notice) {
        ignite.message(others).sendOrdered(TOPIC, notice, 0);
    }

    private boolean hear(UUID sender, byte[] bytes) {
        try {
            AgentNotice notice = AgentNotice.parseFrom(bytes);
            switch (notice.getNoticeCase()) {
                case REVOKE ->
                    here.revoke(
                            new AgentId(notice.getAgentId()),
                            new LeaseId(notice.getRevoke().getLeaseId()),
                            notice.getRevoke().getReason());
                case DRAIN -> here.drain(new AgentId(notice.getAgentId()), notice.getDrain());
                case DISMISS -> here.dismiss(new AgentId(notice.getAgentId()), notice.getDismiss());
                case WAKE -> here.wake();
                case NOTICE_NOT_SET -> {} // of a newer coordinator
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not a notice: " + bytes.length + " bytes", e);
        }
        return true;
    }
}
