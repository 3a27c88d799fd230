/**
 * What an output should look like: reads a parsed recipe document into {@link
 * dev.framefarm.coordinator.model.Recipe}, or says everything that is wrong with it at once. Knows no
 * file format and no library; how text becomes a document is a {@link RecipeSyntax} passed in.
 */
package dev.framefarm.coordinator.recipe;
