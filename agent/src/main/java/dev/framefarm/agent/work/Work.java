package dev.framefarm.agent.work;

/** One attempt's work: picture or sound. */
public sealed interface Work permits VideoWork, AudioWork {
    /** How the slice's ticks relate to the film. */
    Clock clock();

    /** Between the names, and the parity classes, of encoders that work side by side. */
    String AND = "+";

    /** What makes it: {@code h264}, {@code aac}, … as capabilities name it; of several all are named. */
    String encoder();

    /** Pixels encoded when {@code done} of the lane's units are done; 0 for sound. */
    long pixels(long done);

    /** What the delivery is wrapped in. */
    Container container();

    /** How many frames the delivery must hold; 0 where nobody knows, and for sound. */
    long frames();
}
