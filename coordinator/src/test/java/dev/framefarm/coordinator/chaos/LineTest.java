package dev.framefarm.coordinator.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineTest {
    private ServerSocket echo;

    @BeforeEach
    void serve() throws IOException {
        echo = new ServerSocket(0, 50, Place.coordinator(0).address());
        Door.start("echo", () -> {
            while (!echo.isClosed()) {
                try {
                    Socket caller = echo.accept();
                    Door.start("an echo", () -> answer(caller));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void answer(Socket caller) {
        try (caller) {
            caller.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException gone) {
            return;
        }
    }

    @AfterEach
    void end() throws IOException {
        echo.close();
    }

    @Test
    void coordinatorsAreCutOffOneByOne() throws IOException {
        List<InetAddress> all =
                List.of(Place.coordinator(0).address(), Place.coordinator(1).address());
        try (Switchboard board = new Switchboard(all)) {
            Socket before = dial(board);
            assertThat(said(before)).isEqualTo('x');

            board.become(all.get(1), Quality.CUT);
            assertThat(said(before)).isEqualTo('x');

            board.become(all.get(0), Quality.CUT);
            assertThatEnded(before);
            assertThatEnded(dial(board));

            board.become(all.get(0), Quality.WELL);
            assertThat(said(dial(board))).isEqualTo('x');
        }
    }

    @Test
    void nobodyIsReachedButCoordinators() throws IOException {
        try (Switchboard board = new Switchboard(List.of(Place.coordinator(1).address()))) {
            assertThatEnded(dial(board));
        }
    }

    private Socket dial(Switchboard board) throws IOException {
        int port = Integer.parseInt(board.options().get(1).replaceAll("\\D", ""));
        InetSocketAddress proxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Socket socket = new Socket(new Proxy(Proxy.Type.SOCKS, proxy));
        socket.connect(new InetSocketAddress(echo.getInetAddress(), echo.getLocalPort()), Patience.MILLIS);
        socket.setSoTimeout(Patience.MILLIS);
        return socket;
    }

    private static int said(Socket socket) throws IOException {
        socket.getOutputStream().write('x');
        return socket.getInputStream().read();
    }

    private static void assertThatEnded(Socket socket) throws IOException {
        try (socket) {
            assertThat(said(socket)).isEqualTo(-1);
        } catch (java.net.SocketTimeoutException open) {
            throw open;
        } catch (IOException reset) {
            assertThatThrownBy(() -> said(socket)).isInstanceOf(IOException.class);
        }
    }
}
