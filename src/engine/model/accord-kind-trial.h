/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kind.h"

G_BEGIN_DECLS

void accord_kinds_forget_after (int n_kinds); /* for tests that are an older program and a newer one in turn */

G_END_DECLS
