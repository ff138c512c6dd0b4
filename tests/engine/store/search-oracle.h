/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-test.h"

G_BEGIN_DECLS

/* What a search must find, told by reading every living customer: slow, and without an index. */
GArray *search_oracle (AccordWorkspace *workspace, const char *typed); /* of gint64, in order of ids */
GArray *search_found (AccordWorkspace *workspace, const char *typed, gint64 limit, gboolean *more);
GPtrArray *search_customers (AccordWorkspace *workspace);

G_END_DECLS
