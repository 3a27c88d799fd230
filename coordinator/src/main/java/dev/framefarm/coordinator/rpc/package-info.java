/**
 * Where agents knock: one gRPC server with mutual TLS. Checks what arrives, turns messages into the
 * farm's words and back, and lets bytes flow at the pace of the slower side. Decides nothing about work,
 * and no class of gRPC or of the generated messages is seen outside.
 */
package dev.framefarm.coordinator.rpc;
