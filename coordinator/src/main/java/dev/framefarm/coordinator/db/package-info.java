/**
 * What must survive, in H2 or PostgreSQL, through JDBI: one small store for each port, its SQL beside
 * it. {@link dev.framefarm.coordinator.db.Database} opens them all. The database is the farm's last
 * judge: races end at a unique key or at a version here, never in anybody's memory. Knows no other
 * adapter and decides nothing about jobs.
 */
package dev.framefarm.coordinator.db;
