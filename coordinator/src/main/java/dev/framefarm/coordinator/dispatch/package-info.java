/**
 * Which agent gets what next: eligibility, fairness, carving, backup. Proposes; the ledger's owner
 * decides by applying a {@link dev.framefarm.coordinator.dispatch.LedgerCommand}. Pure.
 */
package dev.framefarm.coordinator.dispatch;
