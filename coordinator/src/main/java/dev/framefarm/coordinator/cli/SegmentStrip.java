package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.cli.Segments.Piece;
import dev.framefarm.coordinator.cli.Segments.State;

/** The film as a row of characters: who made which part of it. Pure but for the letters it gives out. */
final class SegmentStrip {
    private static final String DIM = "\u001b[2m";
    private static final String BRIGHT = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private SegmentStrip() {}

    /** Without colours, what is still being made is a dash: a dim letter could not be told from a bright one. */
    static String text(Segments segments, Letters letters, int width, boolean colours) {
        segments.agents().forEach(letters::of);
        StringBuilder strip = new StringBuilder();
        String style = PLAIN;
        for (int cell = 0; cell < width; cell++) {
            Piece piece = at(segments, cell, width);
            String wanted = style(piece.state());
            if (colours && !wanted.equals(style)) {
                strip.append(PLAIN).append(wanted);
                style = wanted;
            }
            strip.append(character(piece, letters, colours));
        }
        return colours ? strip.append(PLAIN).toString() : strip.toString();
    }

    /** Where a cell covers several pieces, the one in its middle stands for all. */
    private static Piece at(Segments segments, int cell, int width) {
        long frame = (2L * cell + 1) * segments.length() / (2L * width);
        return segments.pieces().stream()
                .filter(piece -> piece.from() <= frame && frame < piece.to())
                .max((a, b) -> a.state().compareTo(b.state()))
                .orElse(new Piece(frame, frame, State.FREE, ""));
    }

    private static char character(Piece piece, Letters letters, boolean colours) {
        return switch (piece.state()) {
            case FREE -> '.';
            case LEASED -> colours ? letters.of(piece.agent()) : '-';
            case ACCEPTED -> letters.of(piece.agent());
        };
    }

    private static String style(State state) {
        return switch (state) {
            case FREE -> PLAIN;
            case LEASED -> DIM;
            case ACCEPTED -> BRIGHT;
        };
    }
}
