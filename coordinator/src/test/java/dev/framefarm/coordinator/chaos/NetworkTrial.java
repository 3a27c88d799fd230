package dev.framefarm.coordinator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A program for a network of its own: members talk to each other while what lies between them changes. With an address it
 * is the one that answers there, which says first at which port.
 */
final class NetworkTrial {
    private static final String DIAL = "exec 3<>/dev/tcp/%s/%d; cat <&3 & cat >&3; wait";
    private static final int PATIENCE_SECONDS = 30;
    private static final Place C1 = Place.coordinator(0);
    private static final Place C2 = Place.coordinator(1);
    private static final Place A1 = Place.agent(0);

    private NetworkTrial() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1) {
            answer(InetAddress.getByName(arguments[0]));
        } else {
            assertThat(PrivateNetwork.isHere()).isTrue();
            try (Network network = Network.make(List.of(C1, C2), List.of(A1))) {
                assertThat(PrivateNetwork.isHere()).isFalse();
                try (Trial trial = new Trial(network)) {
                    trial.run();
                }
            }
        }
    }

    private static void answer(InetAddress here) throws IOException {
        try (ServerSocket door = new ServerSocket(0, 50, here)) {
            System.out.println(door.getLocalPort());
            while (true) {
                Socket caller = door.accept();
                Door.start("echo", () -> {
                    try (caller) {
                        caller.getInputStream().transferTo(caller.getOutputStream());
                    } catch (IOException gone) {
                        return;
                    }
                });
            }
        }
    }

    private static final class Trial implements Closeable {
        private final Network network;
        private final List<Process> processes = new ArrayList<>();

        Trial(Network network) {
            this.network = network;
        }

        void run() throws IOException, InterruptedException {
            InetSocketAddress first = new InetSocketAddress(C1.address(), port(C1));
            InetSocketAddress second = new InetSocketAddress(C2.address(), port(C2));
            Caller database = caller(C1, network.way(C1, Place.DATABASE, port(Place.DATABASE)));
            Caller forth = caller(C1, second);
            Caller back = caller(C2, first);
            Caller agent = caller(A1, network.way(A1, C1, first.getPort()));
            List<Caller> all = List.of(database, forth, back, agent);
            assertThat(all).allMatch(Caller::isHeard);

            network.become(C1, C2, Quality.CUT);
            assertThat(forth.isHeard() || back.isHeard()).isFalse();
            assertThat(database.isHeard() && agent.isHeard()).isTrue();
            network.become(C1, C2, Quality.WELL);
            assertThat(forth.hearsTheRest() && back.hearsTheRest()).isTrue();

            network.become(C1, Place.DATABASE, Quality.CUT);
            network.become(A1, C1, Quality.CUT);
            assertThat(database.isHeard() || agent.isHeard()).isFalse();
            assertThat(forth.isHeard() && back.isHeard()).isTrue();
            network.become(C1, Place.DATABASE, Quality.WELL);
            network.become(A1, C1, Quality.LOSSY);
            assertThat(database.hearsTheRest() && agent.hearsTheRest()).isTrue();
            long asked = System.nanoTime();
            assertThat(agent.isHeard()).isTrue();
            assertThat(System.nanoTime() - asked).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(400));

            network.hangUp(C1, Place.DATABASE);
            assertThat(database.isHeard()).isFalse();
            assertThat(forth.isHeard()).isTrue();
        }

        private int port(Place place) throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Process process = start(
                    place,
                    List.of(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            NetworkTrial.class.getName(),
                            place.host()));
            return Integer.parseInt(process.inputReader().readLine());
        }

        private Caller caller(Place place, InetSocketAddress to) throws IOException {
            return new Caller(start(place, List.of("bash", "-c", DIAL.formatted(to.getHostString(), to.getPort()))));
        }

        private Process start(Place place, List<String> command) throws IOException {
            List<String> whole = new ArrayList<>(network.inside(place));
            whole.addAll(command);
            Process process = new ProcessBuilder(whole)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            processes.add(process);
            return process;
        }

        @Override
        public void close() {
            processes.forEach(each -> {
                each.descendants().forEach(ProcessHandle::destroyForcibly);
                each.destroyForcibly();
            });
        }
    }

    /** A shell with one connection, which lasts. */
    private static final class Caller {
        private final OutputStream mouth;
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private int said;

        Caller(Process process) {
            mouth = process.getOutputStream();
            BufferedReader ear =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            Door.start("ear", () -> ear.lines().forEach(heard::add));
        }

        boolean isHeard() {
            try {
                said++;
                mouth.write((said + "\n").getBytes(StandardCharsets.UTF_8));
                mouth.flush();
                return Optional.ofNullable(heard.poll(2, TimeUnit.SECONDS))
                        .filter(Integer.toString(said)::equals)
                        .isPresent();
            } catch (IOException broken) {
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** What was said while nobody could hear it, for TCP says it again. */
        boolean hearsTheRest() throws InterruptedException {
            return Integer.toString(said).equals(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
    }
}
