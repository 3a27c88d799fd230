/**
 * Blobs in a folder: {@code uploading/} for what comes in, {@code stored/} for what was sealed. A file
 * is made durable, then renamed, so a reader never sees half of one, whatever is killed. Or in a bucket of
 * an S3-compatible service, where bytes get a seal when they are whole, with such a folder as the cache.
 * Knows bytes and digests, nothing of jobs or media.
 */
package dev.framefarm.coordinator.blob;
