/**
 * The farm as people and programs see it over HTTP: {@code /api/v1} and what surrounds it. Turns requests
 * into calls of the engine and its answers into views; decides nothing about jobs. Every resource method
 * says with {@link Needs} or {@link Open} who may call it.
 */
package dev.framefarm.coordinator.rest;
