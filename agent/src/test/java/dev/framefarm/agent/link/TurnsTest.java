package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final List<Address> THREE =
            Stream.of("10.0.0.1", "10.0.0.2", "10.0.0.3").map(Address::parse).toList();

    @Test
    void agentsAreSpreadOverAllCoordinators() {
        assertThat(firsts(THREE).values())
                .hasSize(3)
                .allSatisfy(agents -> assertThat(agents).isBetween(260L, 410L));
    }

    @Test
    void theAgentsOfOneThatIsGoneAreSpreadOverTheOthers() {
        Map<Address, Long> seconds = IntStream.range(0, 1000)
                .mapToObj(i -> new Turns("agent-" + i, THREE))
                .filter(turns -> turns.current().equals(THREE.get(0)))
                .map(TurnsTest::second)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(seconds).containsOnlyKeys(THREE.get(1), THREE.get(2));
        assertThat(seconds.values()).allSatisfy(agents -> assertThat(agents).isBetween(110L, 220L));
    }

    @Test
    void oneMoreCoordinatorGetsItsShareAndTheRestStays() {
        Address added = Address.parse("10.0.0.4");
        List<Address> four = Stream.concat(THREE.stream(), Stream.of(added)).toList();
        long moved = IntStream.range(0, 1000)
                .filter(i -> {
                    Address now = new Turns("agent-" + i, four).current();
                    assertThat(now).isIn(added, new Turns("agent-" + i, THREE).current());
                    return now.equals(added);
                })
                .count();
        assertThat(moved).isBetween(190L, 310L);
    }

    @Test
    void allHaveTheirTurnBeforeTheFirstHasItAgain() {
        Turns turns = new Turns("agent", THREE);
        Address first = turns.current();
        assertThat(Stream.generate(() -> second(turns)).limit(3))
                .containsAll(THREE)
                .endsWith(first);
        turns.pass();
        turns.restart();
        assertThat(turns.current()).isEqualTo(first);
    }

    private static Map<Address, Long> firsts(List<Address> coordinators) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> new Turns("agent-" + i, coordinators).current())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Address second(Turns turns) {
        turns.pass();
        return turns.current();
    }
}
