package dev.framefarm.agent.work;

/** A part of a picture, in pixels from its upper left corner. */
public record Rectangle(int x, int y, int width, int height) {
    private static final int LARGEST_SIDE = 16384;

    public Rectangle {
        if (x < 0 || y < 0 || width < 2 || height < 2 || x > LARGEST_SIDE - width || y > LARGEST_SIDE - height) {
            throw new UnsupportedWork(
                    "a part of a picture was expected, found " + width + "x" + height + "+" + x + "+" + y);
        }
    }
}
