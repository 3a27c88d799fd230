/**
 * From a profile and a recipe to lanes, cuts and settings, once; and from an interval of a lane to the
 * slice that feeds it and the work order that an agent gets. Pure: same arguments, same plan.
 */
package dev.framefarm.coordinator.plan;
