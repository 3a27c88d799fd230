package dev.framefarm.coordinator.dispatch;

import static dev.framefarm.coordinator.dispatch.Lanes25.NOON;
import static dev.framefarm.coordinator.dispatch.Lanes25.TERM;
import static dev.framefarm.coordinator.dispatch.Lanes25.after;
import static dev.framefarm.coordinator.dispatch.Lanes25.among;
import static dev.framefarm.coordinator.dispatch.Lanes25.apply;
import static dev.framefarm.coordinator.dispatch.Lanes25.ask;
import static dev.framefarm.coordinator.dispatch.Lanes25.at;
import static dev.framefarm.coordinator.dispatch.Lanes25.begun;
import static dev.framefarm.coordinator.dispatch.Lanes25.lease;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.ledger.Hopeless;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.ledger.Setback;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerChangeTest {
    private static final Ledger FRESH = Lanes25.ofPieces(4);
    private static final Interval PLACE = new Interval(0, Lanes25.PIECE);

    @Test
    void withoutALedgerOnlyAnOpeningChangesAnything() {
        assertThat(LedgerChange.apply(Optional.empty(), ask("l", "a", 25, 25)).ledger())
                .isEmpty();
        assertThat(LedgerChange.apply(Optional.empty(), new LedgerCommand.Open(FRESH))
                        .ledger())
                .hasValue(FRESH);
    }

    @Test
    void openingTwiceKeepsTheFirst() {
        Ledger used = after(FRESH, new LedgerCommand.Accept(new Interval(0, 50)));
        assertThat(after(used, new LedgerCommand.Open(FRESH))).isEqualTo(used);
    }

    @Test
    void askingTwiceGetsTheSameLease() {
        LedgerReply first = apply(FRESH, ask("l", "a", 25, 25));
        LedgerReply second = apply(first.ledger().orElseThrow(), ask("l", "a", 25, 25));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aLeaseLastsOneTerm() {
        Lease lease = apply(FRESH, ask("l", "a", 25, 25)).granted().orElseThrow();
        assertThat(lease.granted()).isEqualTo(NOON);
        assertThat(lease.expires()).isEqualTo(NOON.plus(TERM));
        assertThat(lease.attempt()).isEqualTo(1);
    }

    @Test
    void acceptingTwiceIsAcceptingOnce() {
        Ledger once = after(FRESH, new LedgerCommand.Accept(new Interval(50, 150)));
        assertThat(after(once, new LedgerCommand.Accept(new Interval(50, 150)))).isEqualTo(once);
    }

    @Test
    void acceptingEndsEveryLeaseItOverlaps() {
        Lease original = lease("o", "a", 0, 100);
        Lease backup = lease("b", "b", 0, 100);
        Lease other = lease("c", "c", 100, 150);
        LedgerReply reply = apply(
                FRESH.granting(original).granting(backup).granting(other),
                new LedgerCommand.Accept(new Interval(50, 100)));
        assertThat(reply.ended()).containsExactly(original, backup);
        assertThat(reply.ledger().orElseThrow().leases()).containsExactly(other);
        assertThat(reply.ledger().orElseThrow().free()).containsExactly(new Interval(0, 50), new Interval(150, 200));
    }

    @Test
    void renewingKeepsALeaseAlive() {
        Lease lease = lease("l", "a", 0, 100);
        Lease longer = begun(
                new Lease(
                        lease.id(), 1, lease.agent(), lease.interval(), NOON, NOON.plusSeconds(60), 0, false, false, 0),
                40);
        LedgerReply reply = apply(FRESH.granting(lease), new LedgerCommand.Renew(longer));
        Lease now = reply.granted().orElseThrow();
        assertThat(now.expires()).isEqualTo(NOON.plusSeconds(60));
        assertThat(now.done()).isEqualTo(40);
        assertThat(now.started()).isTrue();
        assertThat(now.speed()).as("what was expected stays known").isEqualTo(25);
    }

    @Test
    void aLeaseThatIsNotKnownIsTakenUpAgain() {
        Lease lost = begun(lease("l", "a", 50, 150), 30);
        LedgerReply reply = apply(FRESH, new LedgerCommand.Renew(lost));
        assertThat(reply.granted()).hasValue(lost);
        assertThat(reply.ledger().orElseThrow().nextAttempt()).isEqualTo(2);
    }

    @Test
    void aLeaseIsNotTakenUpAgainWhereSomethingElseIs() {
        Lease lost = lease("l", "a", 50, 150);
        assertThat(apply(FRESH.accepting(new Interval(100, 150)), new LedgerCommand.Renew(lost))
                        .refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("accepted"));
        assertThat(apply(FRESH.granting(lease("m", "b", 0, 100)), new LedgerCommand.Renew(lost))
                        .refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("leased"));
    }

    @Test
    void endingFreesThePlaceAndRemembersTheFailure() {
        Lease lease = lease("l", "a", 0, 100);
        LedgerReply reply =
                apply(FRESH.granting(lease), new LedgerCommand.End(lease.id(), EndCode.ENCODER_FAILED, NOON));
        Ledger ledger = reply.ledger().orElseThrow();
        assertThat(reply.ended()).containsExactly(lease);
        assertThat(ledger.free()).containsExactly(new Interval(0, 200));
        assertThat(ledger.setbacksOf(new AgentId("a"), new Interval(0, 50))).hasSize(1);
    }

    /** Healthy ones that are busy with something more urgent are no witnesses against the film. */
    @Test
    void oneAgentThatFailsWhileOthersAreBusyEndsNoJob() {
        Ledger ledger = Lanes25.ofPieces(1);
        for (int i = 0; i < 20; i++) {
            ledger = failing(ledger, EndCode.ENCODER_FAILED, NOON.plusSeconds(600L * i), "b");
        }
        assertThat(Hopeless.why(ledger, PLACE)).isEmpty();

        ledger = Lanes25.ofPieces(1);
        for (int i = 0; i < 20; i++) {
            ledger = failing(ledger, EndCode.FRAMES_SHORT, NOON.plusSeconds(600L * i), "b");
        }
        assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
    }

    @Test
    void oneAgentThatFailsAloneIsEnough() {
        Ledger ledger = Lanes25.ofPieces(1);
        for (int i = 0; i < 3; i++) {
            assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
            ledger = failing(ledger, EndCode.ENCODER_FAILED, NOON.plusSeconds(600L * i));
        }
        assertThat(Hopeless.why(ledger, PLACE)).hasValue("it failed 3 times");

        ledger = Lanes25.ofPieces(1);
        for (int i = 0; i < 8; i++) {
            assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
            ledger = failing(ledger, EndCode.FRAMES_SHORT, NOON);
        }
        assertThat(Hopeless.why(ledger, PLACE)).isPresent();
    }

    /** Agent "a" gets what is free, among others, and fails at once. */
    private static Ledger failing(Ledger ledger, EndCode code, Instant now, String... others) {
        LedgerReply given = apply(ledger, among(at(ask("l" + ledger.nextAttempt(), "a", 25, 50), now), others));
        return after(
                given.ledger().orElseThrow(),
                new LedgerCommand.End(given.granted().orElseThrow().id(), code, now));
    }

    @Test
    void endingWhatIsNotKnownChangesNothing() {
        LedgerReply reply = apply(FRESH, new LedgerCommand.End(new LeaseId("l"), EndCode.ENCODER_FAILED, NOON));
        assertThat(reply.ledger()).hasValue(FRESH);
        assertThat(reply.ended()).isEmpty();
    }

    @Test
    void sweepingEndsWhatIsOverdue() {
        Lease lease = lease("l", "a", 0, 100);
        Ledger ledger = FRESH.granting(lease);
        var lastMoment = new LedgerCommand.Sweep(NOON.plus(TERM).minusMillis(1), Optional.empty());
        assertThat(apply(ledger, lastMoment).ended()).isEmpty();
        LedgerReply over = apply(ledger, new LedgerCommand.Sweep(NOON.plus(TERM), Optional.empty()));
        assertThat(over.ended()).containsExactly(lease);
    }

    @Test
    void aSilentAgentLeavesWhatItWorkedOnToOthersForAWhile() {
        Lease worked = begun(lease("l", "a", 0, 50), 10);
        Lease ahead = lease("m", "a", 50, 200);
        Ledger swept = after(
                FRESH.granting(worked).granting(ahead), new LedgerCommand.Sweep(NOON.plus(TERM), Optional.empty()));
        assertThat(swept.setbacks()).extracting(Setback::interval).containsExactly(worked.interval());

        Instant soon = NOON.plus(TERM).plusSeconds(4);
        assertThat(granted(swept, at(ask("n", "a", 25, 25), soon)).from()).isEqualTo(50);
        assertThat(granted(swept, at(ask("n", "b", 25, 25), soon)).from()).isZero();
        assertThat(granted(swept, at(ask("n", "a", 25, 25), soon.plusSeconds(1)))
                        .from())
                .isZero();
    }

    @Test
    void withoutMemoryTheDelayGrows() {
        Ledger ledger = FRESH;
        for (int i = 0; i < 3; i++) {
            Lease lease = lease("l", "a", 0, 200);
            ledger = after(ledger.granting(lease), new LedgerCommand.End(lease.id(), EndCode.OUT_OF_MEMORY, NOON));
        }
        assertThat(apply(ledger, at(ask("n", "a", 25, 25), NOON.plusSeconds(59)))
                        .granted())
                .isEmpty();
        assertThat(apply(ledger, at(ask("n", "a", 25, 25), NOON.plusSeconds(60)))
                        .granted())
                .isPresent();
    }

    private static Interval granted(Ledger ledger, LedgerCommand.Ask ask) {
        return apply(ledger, ask).granted().orElseThrow().interval();
    }

    @Test
    void sweepingALostAgentEndsItsLeasesOnly() {
        Lease lost = lease("l", "a", 0, 100);
        Lease other = lease("m", "b", 100, 150);
        LedgerReply reply = apply(
                FRESH.granting(lost).granting(other), new LedgerCommand.Sweep(NOON, Optional.of(new AgentId("a"))));
        assertThat(reply.ended()).containsExactly(lost);
    }
}
