package dev.framefarm.agent.command;

import dev.framefarm.ffmpeg.Whitelist;
import java.util.ArrayList;
import java.util.List;

/** A list of arguments under construction, with the parts every encode shares. */
final class Arguments {
    private final List<String> list = new ArrayList<>();

    Arguments add(String... arguments) {
        list.addAll(List.of(arguments));
        return this;
    }

    Arguments addAll(List<String> arguments) {
        list.addAll(arguments);
        return this;
    }

    /** Says little, tells its progress twice a second on stderr, and opens nothing but pipes. */
    static Arguments quiet() {
        return saying("level+warning");
    }

    /** Says also what filters have found out. */
    static Arguments talking() {
        return saying("level+info");
    }

    private static Arguments saying(String level) {
        return new Arguments()
                .add("-nostdin", "-hide_banner", "-nostats", "-v", level)
                .add("-stats_period", "0.5", "-progress", "pipe:2");
    }

    /** The slice: its demuxer is forced, because a hostile file may claim to be a playlist. */
    Arguments slice(int threads) {
        return addAll(Whitelist.of("pipe", "nut"))
                .add("-threads", Integer.toString(threads), "-noautorotate")
                .add("-copyts", "-f", "nut", "-i", "pipe:0");
    }

    List<String> done() {
        return List.copyOf(list);
    }
}
