package dev.framefarm.coordinator.certify;

/** How far the frames of an output are from their times, after the one shift that all of them share. */
final class Deviation {
    private Deviation() {}

    /** In seconds. */
    static double largest(Facts.Times times) {
        double expectedTick = times.expectedBase().value();
        double foundTick = times.foundBase().value();
        double shift = times.found()[0] * foundTick - times.expected()[0] * expectedTick;
        double largest = 0;
        for (int i = 0; i < Math.min(times.expected().length, times.found().length); i++) {
            double off = times.found()[i] * foundTick - times.expected()[i] * expectedTick - shift;
            largest = Math.max(largest, Math.abs(off));
        }
        return largest;
    }
}
