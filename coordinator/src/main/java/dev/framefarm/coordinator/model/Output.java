package dev.framefarm.coordinator.model;

/** One finished file of a job. */
public record Output(JobId job, String name, String mediaType, Blob blob, long frames, double seconds) {}
