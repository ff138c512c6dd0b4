/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import.h"

G_BEGIN_DECLS

void accord_ctl_import_print (GPtrArray *results, gboolean dry_run);
void accord_ctl_import_print_json (GPtrArray *results);

G_END_DECLS
