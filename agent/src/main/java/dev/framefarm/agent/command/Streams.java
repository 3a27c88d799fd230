package dev.framefarm.agent.command;

import java.util.ArrayList;
import java.util.List;

/** Options of an encoder, made to hold for one of several streams of pictures alone. */
final class Streams {
    private static final String PICTURES = ":v";

    private Streams() {}

    /** {@code options} are pairs of a name and a value: {@code -crf 23} becomes {@code -crf:v:1 23}. */
    static List<String> of(List<String> options, int number) {
        List<String> specified = new ArrayList<>(options);
        for (int i = 0; i < specified.size(); i += 2) {
            String name = specified.get(i);
            String plain = name.endsWith(PICTURES) ? name.substring(0, name.length() - PICTURES.length()) : name;
            specified.set(i, plain + PICTURES + ":" + number);
        }
        return specified;
    }
}
