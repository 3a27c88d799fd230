package dev.framefarm.coordinator.model;

/** What the encoders are fed: 4:2:0, 8 or 10 bit. */
public enum PixelFormat {
    YUV420P,
    YUV420P10
}
