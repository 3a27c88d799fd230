package dev.framefarm.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.testing.LedgerSamples;
import dev.framefarm.v1.LedgerState;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappersTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260301})
    void ledgersComeBackAsTheyWere(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Ledger ledger = LedgerSamples.anyLedger(random);
            byte[] bytes = LedgerStateMapper.write(ledger).toByteArray();
            assertThat(LedgerStateMapper.read(LedgerState.parseFrom(bytes))).isEqualTo(ledger);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260301})
    void commandsComeBackAsTheyWere(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            for (LedgerCommand command : LedgerSamples.anyCommands(random)) {
                byte[] bytes = LedgerCommandMapper.write(command).toByteArray();
                assertThat(LedgerCommandMapper.read(dev.framefarm.v1.LedgerCommand.parseFrom(bytes)))
                        .isEqualTo(command);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260301})
    void repliesComeBackAsTheyWere(long seed) throws Exception {
        Random random = new Random(seed);
        assertReturns(LedgerReply.absent());
        for (int i = 0; i < 200; i++) {
            assertReturns(LedgerSamples.anyReply(random));
        }
    }

    private static void assertReturns(LedgerReply reply) throws Exception {
        Optional<LedgerState> ledger = reply.ledger().map(LedgerStateMapper::write);
        byte[] bytes = LedgerReplyMapper.write(reply, ledger).toByteArray();
        assertThat(LedgerReplyMapper.read(dev.framefarm.v1.LedgerReply.parseFrom(bytes)))
                .isEqualTo(reply);
    }

    @Test
    void anUnknownCodeOfANewerCoordinatorBlamesNobody() {
        assertThat(LedgerStateMapper.endCode("STRUCK_BY_LIGHTNING")).isEqualTo(EndCode.REVOKED);
    }
}
