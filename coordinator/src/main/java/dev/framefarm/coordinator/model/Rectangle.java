package dev.framefarm.coordinator.model;

/** A part of a picture, in pixels from its upper left corner. */
public record Rectangle(int x, int y, int width, int height) {
    public Rectangle {
        if (x < 0 || y < 0 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException("no part of a picture: " + width + "x" + height + "+" + x + "+" + y);
        }
    }

    /** Where it lies when a picture of that width is turned by a quarter, counter-clockwise. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // sides change places when a picture is turned
    public Rectangle turnedIn(int whole) {
        return new Rectangle(y, whole - x - width, height, width);
    }

    /** Where it lies when a picture of that width is flipped left to right. */
    public Rectangle flippedIn(int whole) {
        return new Rectangle(whole - x - width, y, width, height);
    }
}
