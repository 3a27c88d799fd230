package dev.framefarm.coordinator.model;

/** A part of a picture, in pixels from its upper left corner. */
public record Rectangle(int x, int y, int width, int height) {
    public Rectangle {
        if (x < 0 || y < 0 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException("no part of a picture: " + width + "x" + height + "+" + x + "+" + y);
        }
    }
}
