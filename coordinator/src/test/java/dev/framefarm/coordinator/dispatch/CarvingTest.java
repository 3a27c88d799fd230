package dev.framefarm.coordinator.dispatch;

import static dev.framefarm.coordinator.dispatch.Lanes25.NOON;
import static dev.framefarm.coordinator.dispatch.Lanes25.PIECE;
import static dev.framefarm.coordinator.dispatch.Lanes25.after;
import static dev.framefarm.coordinator.dispatch.Lanes25.among;
import static dev.framefarm.coordinator.dispatch.Lanes25.apply;
import static dev.framefarm.coordinator.dispatch.Lanes25.ask;
import static dev.framefarm.coordinator.dispatch.Lanes25.at;
import static dev.framefarm.coordinator.dispatch.Lanes25.begun;
import static dev.framefarm.coordinator.dispatch.Lanes25.busy;
import static dev.framefarm.coordinator.dispatch.Lanes25.lease;
import static dev.framefarm.coordinator.dispatch.Lanes25.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CarvingTest {
    @Test
    void anAgentOfUnknownSpeedGetsAShortStretchFirst() {
        assertThat(granted(Lanes25.ofPieces(1000), ask("l", "a", 0, 2))).isEqualTo(new Interval(0, 100));
    }

    @Test
    void aFasterAgentGetsALongerStretch() {
        Ledger lane = Lanes25.ofPieces(200);
        assertThat(granted(lane, ask("l", "a", 100, 120)).length())
                .isGreaterThan(granted(lane, ask("l", "b", 20, 120)).length());
    }

    @Test
    void stretchesShrinkTowardsTheEnd() {
        List<Long> lengths = lengths(Lanes25.ofPieces(100), 100, 200);
        for (int i = 1; i < lengths.size(); i++) {
            assertThat(lengths.get(i)).isLessThanOrEqualTo(lengths.get(i - 1));
        }
        assertThat(lengths.get(0)).isGreaterThan(4 * lengths.get(lengths.size() - 1));
    }

    @Test
    void noStretchIsLongerThanAMinuteOfWork() {
        assertThat(granted(Lanes25.ofPieces(10_000), ask("l", "a", 20, 20)).length())
                .isLessThanOrEqualTo(60 * 20 * 5 / 4);
    }

    @Test
    void whoBoastsGetsNoMoreThanTwoMinutesOfFilm() {
        assertThat(granted(Lanes25.ofPieces(10_000), ask("l", "a", 1e12, 1e12)).length())
                .isLessThanOrEqualTo(120 * 25 * 5 / 4);
    }

    @Test
    void noStretchIsLongerThanTheFarmWants() {
        Ledger lane = Lanes25.ofPieces(1000);
        Duration wanted = Duration.ofSeconds(10);
        assertThat(granted(lane, upTo(ask("l", "a", 100, 200), wanted))).isEqualTo(new Interval(0, 250));
        assertThat(granted(lane, upTo(ask("l", "a", 0, 2), Duration.ofSeconds(2))))
                .isEqualTo(new Interval(0, 50));
    }

    @Test
    void prefersTheCutAfterWhichLeastIsDecodedInVain() {
        Ledger even = Lanes25.ofPieces(20);
        List<Long> leadIn = new ArrayList<>(even.leadIn());
        leadIn.set(11, 0L);
        Ledger cheap = new Ledger(even.lane(), even.cuts(), leadIn, 1, List.of(), List.of(), List.of());
        assertThat(granted(even, ask("l", "a", 25, 25))).isEqualTo(new Interval(0, 500));
        assertThat(granted(cheap, ask("l", "a", 25, 25))).isEqualTo(new Interval(0, 550));
    }

    @Test
    void neverOverlapsWhatIsTaken() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Ledger ledger = Lanes25.ofPieces(1 + random.nextInt(100));
            while (!ledger.free().isEmpty()) {
                double speed = random.nextInt(100);
                Lease lease = apply(ledger, busy(ask("l" + ledger.nextAttempt(), "a", speed, speed + 50)))
                        .granted()
                        .orElseThrow();
                assertThat(ledger.leasesOver(lease.interval())).isEmpty();
                assertThat(ledger.isAccepted(lease.interval())).isFalse();
                assertThat(ledger.cuts())
                        .contains(lease.interval().from(), lease.interval().to());
                ledger = random.nextBoolean() ? ledger.accepting(lease.interval()) : ledger.granting(lease);
            }
        }
    }

    @Test
    void anIdleAgentTakesOverWhatAnotherHasNotBegun() {
        Lease running = begun(lease("r", "slow", 0, 100), 10);
        Lease waiting = lease("w", "slow", 100, 200);
        Ledger ledger = Lanes25.ofPieces(4).granting(running).granting(waiting);
        LedgerCommand.Ask soon = at(ask("l", "fast", 25, 50), NOON.plusMillis(999));
        assertThat(apply(ledger, soon).ended()).isEmpty();
        LedgerReply reply = apply(ledger, at(soon, NOON.plusSeconds(1)));
        assertThat(reply.granted().orElseThrow().interval()).isEqualTo(waiting.interval());
        assertThat(reply.ended()).containsExactly(waiting);
    }

    /** Both have encoded what they began and wait for a store that is silent. */
    @Test
    void idleAgentsDoNotTakeFromEachOtherInTurns() {
        Ledger ledger = Lanes25.ofPieces(3)
                .granting(begun(lease("1", "a", 0, 50), 50))
                .granting(begun(lease("2", "b", 50, 100), 50));
        int grants = 0;
        for (int tenth = 0; tenth < 200; tenth++) {
            String asking = tenth % 2 == 0 ? "a" : "b";
            LedgerReply reply = apply(ledger, at(ask("l" + tenth, asking, 25, 50), NOON.plusMillis(100L * tenth)));
            ledger = reply.ledger().orElseThrow();
            grants += reply.granted().isPresent() ? 1 : 0;
        }
        assertThat(grants).isLessThanOrEqualTo(5);
    }

    @Test
    void whoIsBusyTakesNothingOver() {
        Lease running = begun(lease("r", "slow", 0, 100), 10);
        Lease waiting = lease("w", "slow", 100, 200);
        LedgerReply reply = apply(
                Lanes25.ofPieces(4).granting(running).granting(waiting),
                busy(at(ask("l", "fast", 25, 50), NOON.plusSeconds(5))));
        assertThat(reply.granted()).isEmpty();
        assertThat(reply.refusal()).hasValueSatisfying(why -> assertThat(why).startsWith("all is leased"));
    }

    @Test
    void whatIsAboutToBeginIsNotTakenOver() {
        Lease only = lease("w", "other", 0, 200);
        assertThat(apply(Lanes25.ofPieces(4).granting(only), ask("l", "same", 25, 50))
                        .granted())
                .isEmpty();
    }

    @Test
    void noAgentHoldsOnePlaceTwice() {
        Lease mine = begun(lease("m", "me", 0, 100), 10);
        Lease running = begun(lease("r", "slow", 100, 200), 10);
        Lease backup = lease("b", "slow", 0, 100);
        Ledger ledger = Lanes25.ofPieces(4).granting(mine).granting(running).granting(backup);
        assertThat(apply(ledger, ask("l", "me", 25, 50)).granted()).isEmpty();
    }

    @Test
    void backsUpThePieceThatWouldEndLast() {
        Lease slow = begun(lease("s", "slow", 0, 100), 1);
        Lease slower = begun(lease("t", "slower", 100, 200), 1);
        Ledger ledger = Lanes25.ofPieces(4).granting(begun(slow, 50)).granting(slower);
        LedgerReply reply = apply(ledger, at(ask("l", "fast", 100, 120), NOON.plusSeconds(10)));
        assertThat(reply.granted()).hasValueSatisfying(lease -> {
            assertThat(lease.interval()).isEqualTo(slower.interval());
            assertThat(lease.backup()).isTrue();
        });
        assertThat(reply.ended()).isEmpty();
    }

    @Test
    void aBackupThatWouldNotEndSoonerIsNotMade() {
        Lease running = begun(lease("r", "other", 0, 200), 150);
        Ledger ledger = Lanes25.ofPieces(4).granting(running);
        assertThat(apply(ledger, at(ask("l", "same", 25, 50), NOON.plusSeconds(6)))
                        .granted())
                .isEmpty();
    }

    @Test
    void whatIsLongOverdueIsBackedUpWhateverItsHolderSays() {
        Lease allButDone = begun(lease("s", "liar", 0, 200), 200);
        Ledger ledger = Lanes25.ofPieces(4).granting(allButDone);
        assertThat(apply(ledger, at(ask("l", "honest", 25, 50), NOON.plusSeconds(20)))
                        .granted())
                .isEmpty();
        assertThat(apply(ledger, at(ask("l", "honest", 25, 50), NOON.plusSeconds(40)))
                        .granted())
                .hasValueSatisfying(lease -> assertThat(lease.backup()).isTrue());
    }

    /** Sound, a survey, an agent that has just come: none would ever be backed up, or back up, otherwise. */
    @Test
    void whoseSpeedIsNotKnownBacksUpOnlyWhatIsLongOverdue() {
        Ledger pictures = Lanes25.ofPieces(4).granting(begun(lease("s", "hung", 0, 200), 50));
        assertThat(apply(pictures, at(ask("l", "new", 0, 2), NOON.plusSeconds(32)))
                        .granted())
                .isEmpty();
        assertThat(apply(pictures, at(ask("l", "new", 0, 2), NOON.plusSeconds(33)))
                        .granted())
                .hasValueSatisfying(lease -> assertThat(lease.backup()).isTrue());

        Ledger sound = after(Lanes25.ofPieces(1), ask("s", "hung", 0, 2));
        assertThat(apply(sound, at(ask("l", "other", 0, 2), NOON.plusSeconds(480)))
                        .granted())
                .isEmpty();
        assertThat(apply(sound, at(ask("l", "other", 0, 2), NOON.plusSeconds(481)))
                        .granted())
                .isPresent();
    }

    @Test
    void thereIsOneBackupAtMost() {
        Lease stuck = begun(lease("s", "stuck", 0, 200), 1);
        Ledger one = Lanes25.ofPieces(4).granting(stuck);
        Ledger two = after(one, at(ask("l", "fast", 100, 100), NOON.plusSeconds(60)));
        assertThat(two.leases()).hasSize(2);
        assertThat(apply(two, at(ask("m", "third", 100, 100), NOON.plusSeconds(60)))
                        .granted())
                .isEmpty();
    }

    @Test
    void whoFailedSomewhereLeavesThePlaceToOthers() {
        Ledger ledger = failedOnce();
        assertThat(granted(ledger, ask("l", "a", 25, 50)).from()).isGreaterThanOrEqualTo(PIECE);
        assertThat(granted(ledger, ask("l", "b", 25, 50)).from()).isZero();
    }

    @Test
    void whoFailedMayTryAgainLater() {
        Ledger ledger = failedOnce();
        assertThat(granted(ledger, at(ask("l", "a", 25, 50), NOON.plusSeconds(5)))
                        .from())
                .isZero();
    }

    @Test
    void whoFailedDoesNotGetItAgainWhileAnotherCould() {
        LedgerCommand.Ask later = among(at(ask("l", "a", 25, 50), NOON.plusSeconds(299)), "b");
        assertThat(granted(failedOnce(), later).from()).isEqualTo(PIECE);

        Ledger bothFailed = failedOnce().remembering(lease("g", "b", 0, PIECE), EndCode.STALLED, NOON);
        assertThat(granted(bothFailed, later).from()).isZero();
        assertThat(granted(bothFailed, among(later, "b", "c")).from()).isEqualTo(PIECE);
    }

    @Test
    void afterTwoShortSlicesAnotherTriesTheLongerLeadIn() {
        Ledger once = Lanes25.ofPieces(20).remembering(lease("f", "a", 0, PIECE), EndCode.FRAMES_SHORT, NOON);
        assertThat(granted(once, among(ask("l", "a", 25, 50), "b")).from()).isZero();
        Ledger twice = once.remembering(lease("g", "a", 0, PIECE), EndCode.FRAMES_SHORT, NOON);
        assertThat(granted(twice, among(ask("l", "a", 25, 50), "b")).from()).isEqualTo(PIECE);
        assertThat(granted(twice, among(ask("l", "b", 25, 50), "a")).from()).isZero();
        assertThat(granted(twice, ask("l", "a", 25, 50)).from())
                .as("alone it need not wait for anybody")
                .isZero();
    }

    @Test
    void whoeverCouldAndNeverDoesIsNotWaitedForEver() {
        LedgerCommand.Ask muchLater = among(at(ask("l", "a", 25, 50), NOON.plusSeconds(300)), "b");
        assertThat(granted(failedOnce(), muchLater).from()).isZero();
    }

    @Test
    void whoIsBarredFromAllThatIsFreeIsToldWhy() {
        Lease failed = lease("f", "a", 0, PIECE);
        Ledger ledger = Lanes25.ofPieces(1).remembering(failed, EndCode.ENCODER_FAILED, NOON);
        assertThat(apply(ledger, ask("l", "a", 25, 25)).refusal())
                .hasValue("agent a tries what is free again in 5 s unless another does; last time FFmpeg failed");
    }

    @Test
    void whoGivesBackGetsItAgainLaterEachTimeAndOthersAtOnce() {
        Ledger ledger = Lanes25.ofPieces(1);
        Instant at = NOON;
        for (int seconds : List.of(1, 2, 4, 8, 16, 32, 64, 64)) {
            ledger = ledger.remembering(lease("g", "a", 0, PIECE), EndCode.HANDED_BACK, at);
            assertThat(granted(ledger, at(ask("l", "b", 25, 50), at)).from()).isZero();
            Instant again = at.plusSeconds(seconds);
            assertThat(apply(ledger, among(at(ask("l", "a", 25, 50), again.minusMillis(1)), "b"))
                            .refusal())
                    .hasValueSatisfying(why -> assertThat(why).endsWith("last time its agent gave it back"));
            assertThat(granted(ledger, among(at(ask("l", "a", 25, 50), again), "b"))
                            .from())
                    .as("nobody else need try first")
                    .isZero();
            at = again;
        }
    }

    @Test
    void givingBackDoesNotShortenTheWaitAfterAFailure() {
        Ledger ledger = failedOnce().remembering(lease("g", "a", 0, PIECE), EndCode.HANDED_BACK, NOON);
        assertThat(granted(ledger, at(ask("l", "a", 25, 50), NOON.plusSeconds(4)))
                        .from())
                .isEqualTo(PIECE);
    }

    private static Ledger failedOnce() {
        return Lanes25.ofPieces(20).remembering(lease("f", "a", 0, PIECE), EndCode.ENCODER_FAILED, NOON);
    }

    private static List<Long> lengths(Ledger lane, double speed, double fleet) {
        List<Long> lengths = new ArrayList<>();
        Ledger ledger = lane;
        while (!ledger.free().isEmpty()) {
            Optional<Lease> lease = apply(ledger, ask("l" + ledger.nextAttempt(), "a", speed, fleet))
                    .granted();
            lengths.add(lease.orElseThrow().interval().length());
            ledger = ledger.granting(lease.get());
        }
        // The last one is what was left.
        return lengths.subList(0, lengths.size() - 1);
    }

    private static Interval granted(Ledger ledger, LedgerCommand.Ask ask) {
        return apply(ledger, ask).granted().orElseThrow().interval();
    }
}
