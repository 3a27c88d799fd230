/**
 * One lane's timeline as data: what is free, leased, accepted. Every change returns a new ledger; who
 * asks for a change, and where the ledger is kept, is not known here.
 */
package dev.framefarm.coordinator.ledger;
