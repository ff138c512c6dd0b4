/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-engine.h"
#include "bench-floor.h"

G_BEGIN_DECLS

AccordWorkspace *bench_dashboard_make (Bench *bench, const char *path);
void bench_dashboard_floor (const char *path, const char *floor);

G_END_DECLS
