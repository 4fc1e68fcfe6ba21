"""The processes of one container: what they counted together, and what each of them takes of the machine."""

import gc
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from wibestore.core.meters import COUNTED

_FILE = re.compile(r"_(\d+)\.db$")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")


class Family(CollectorRegistry):
    """Several collectors as one; what they tell is asked for at each reading."""

    def __init__(self, collectors: Sequence[Collector | CollectorRegistry]) -> None:
        super().__init__(auto_describe=False)
        self._all = collectors

    def collect(self) -> Iterator[Metric]:
        """Yield what each of them tells."""
        for collector in self._all:
            yield from collector.collect()


def own_figures() -> list[Collector | CollectorRegistry]:
    """Return the collectors of what these processes counted and take."""
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    if not folder:
        return [COUNTED, ProcessCollector()]
    shared: Any = MultiProcessCollector
    return [shared(None, path=folder), ProcessCollector(folder)]


class ProcessCollector(Collector):
    """
    Memory, CPU and open files by process, as the kernel counts them.

    Those that share a folder of figures are one family; without a folder, this process alone. Of Python's garbage
    collector each tells when it is the one that answers.
    """

    def __init__(self, folder: str = "") -> None:
        self._folder = folder

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges."""
        memory = GaugeMetricFamily("wibestore_process_resident_bytes", "Memory of a process", labels=["pid"])
        cpu = CounterMetricFamily("wibestore_process_cpu_seconds", "CPU time of a process", labels=["pid"])
        files = GaugeMetricFamily("wibestore_process_open_files", "Files and connections of a process", labels=["pid"])
        for pid in self._pids():
            try:
                resident_bytes, cpu_s, open_files = _taken(pid)
            except OSError:  # it has ended meanwhile
                continue
            memory.add_metric([str(pid)], resident_bytes)
            cpu.add_metric([str(pid)], cpu_s)
            files.add_metric([str(pid)], open_files)
        yield from (memory, cpu, files)
        collections = CounterMetricFamily(
            "wibestore_process_gc", "Rounds of the garbage collector", labels=["pid", "generation"]
        )
        for generation, told in enumerate(gc.get_stats()):
            collections.add_metric([str(os.getpid()), str(generation)], told["collections"])
        yield collections

    def _pids(self) -> Iterable[int]:
        own = {os.getpid()}
        if not self._folder:
            return own
        named = {int(found[1]) for path in Path(self._folder).glob("*.db") if (found := _FILE.search(path.name))}
        return sorted(own | named)


def _taken(pid: int) -> tuple[int, float, int]:
    """Return resident bytes, CPU seconds and open files of a process."""
    place = Path("/proc") / str(pid)
    # The name in brackets may hold spaces; what is counted comes after it.
    words = (place / "stat").read_text().rpartition(")")[2].split()
    cpu_s = (int(words[11]) + int(words[12])) / _TICKS
    return int(words[21]) * _PAGE_BYTES, cpu_s, sum(1 for _ in (place / "fd").iterdir())
