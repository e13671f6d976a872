"""Answers a conversation through the model's own chat template, and times every token."""

import time

import mlx.core as mx

from modelgate_mlx.errors import InputFault, ModelFault, first_line
from modelgate_mlx.job import Job
from modelgate_mlx.loading import LoadedModel
from modelgate_mlx.params import Params
from modelgate_mlx.protocol import Json


def generate(model: LoadedModel, params: Params, job: Job) -> Json:
    """
    Generate one answer and report it in one piece.

    ``text`` is the raw answer with its special tokens, such as ``[TOOL_CALLS]``, but without the end-of-sequence token
    that closed it; ``tokenIds`` has that one too. ``tokenSeconds[i]`` is when token i was there, in seconds since the
    request was taken up, so the first entry is the time to first token, template and prompt included. Bytes are MLX's
    own count of live buffers during this request.
    """
    from mlx_lm.generate import stream_generate
    from mlx_lm.sample_utils import make_sampler

    messages = params.objects("messages")
    max_tokens = params.integer("maxTokens", minimum=1)
    temperature = params.number("temperature", minimum=0.0, default=0.0)
    mx.random.seed(params.integer("seed", minimum=0, default=0))
    mx.reset_peak_memory()

    started = time.perf_counter()
    prompt = _render(model, messages, params.objects("tools"))
    token_ids: list[int] = []
    token_seconds: list[float] = []
    finish_reason = "length"
    for response in stream_generate(
        model.network,
        model.tokenizer,
        prompt,
        max_tokens=max_tokens,
        sampler=make_sampler(temp=temperature),
        prompt_progress_callback=lambda done, total: job.progress("prompt", done, total, "tokens"),
    ):
        token_seconds.append(time.perf_counter() - started)
        token_ids.append(int(response.token))
        finish_reason = response.finish_reason or finish_reason
        job.progress("answer", len(token_ids), max_tokens, "tokens")

    return {
        "text": _raw_text(model, token_ids),
        "tokenIds": token_ids,
        "promptTokens": len(prompt),
        "tokenSeconds": token_seconds,
        "seconds": time.perf_counter() - started,
        "finishReason": finish_reason,
        "peakMlxBytes": mx.get_peak_memory(),
    }


def _render(model: LoadedModel, messages: list[Json], tools: list[Json]) -> list[int]:
    from jinja2.exceptions import TemplateError, TemplateSyntaxError, UndefinedError

    if not messages:
        raise InputFault("'messages' must hold at least one message.")
    if not model.tokenizer.has_chat_template:
        raise ModelFault(f"The model at {model.directory} has no chat template, so no conversation can be put to it.")
    try:
        prompt = model.tokenizer.apply_chat_template(messages, tools=tools or None, add_generation_prompt=True)
    except (TemplateSyntaxError, UndefinedError) as error:
        raise ModelFault(f"The chat template of {model.directory} is broken: {first_line(error)}.") from error
    except TemplateError as error:
        # Templates refuse what their model was not trained on, by raise_exception.
        raise InputFault(
            f"The chat template of {model.directory} refuses the messages: {first_line(error)}."
        ) from error
    return list(prompt)


def _raw_text(model: LoadedModel, token_ids: list[int]) -> str:
    ends = bool(token_ids) and token_ids[-1] in model.tokenizer.eos_token_ids
    answer = token_ids[:-1] if ends else token_ids
    return str(model.tokenizer.decode(answer, skip_special_tokens=False, clean_up_tokenization_spaces=False))
