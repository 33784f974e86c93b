"""`python -m bot VERB`: what can be done, and nothing else."""

from __future__ import annotations

import typer

from bot.commands import (
    ask,
    check,
    database,
    demo,
    evaluate,
    graph,
    learn,
    reminders,
    report,
    run,
    show,
    timeline,
    translations,
    try_check,
    web,
    worker,
)

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Panah: what a card or paper means today, for Afghan refugees in Pakistan.",
)
cli.command("demo")(demo.demo)
cli.command("run", epilog=run.EPILOG)(run.run)
cli.command("web")(web.web)
cli.command("worker")(worker.worker)
cli.command("reminders")(reminders.reminders)
cli.command("migrate")(database.migrate)
cli.command("copy-database")(database.copy_database)
cli.command("rekey")(database.rekey)
cli.command("check")(check.check)
cli.command("show")(show.show)
cli.command("ask")(ask.ask)
cli.command("try")(try_check.try_check)
cli.command("timeline")(timeline.timeline)
cli.command("graph")(graph.graph)
cli.command("eval")(evaluate.evaluate_all)
cli.command("learn")(learn.learn)
cli.command("report")(report.report)
cli.command("translations")(translations.translations)


def main() -> None:
    cli(prog_name="python -m bot")


if __name__ == "__main__":
    main()
