/**
 * How a model's tokenizer writes a text, read from its files alone: {@code tokenizer.json} (Hugging Face) or {@code
 * tekken.json} (Mistral). No model, no Python, no network. Start at {@link dev.modelgate.tokenizers.Tokenizers#open}.
 */
package dev.modelgate.tokenizers;
