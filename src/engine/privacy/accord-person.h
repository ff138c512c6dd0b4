/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

DexFuture *accord_person_to_json (AccordStore *store, const AccordKind *kind, gint64 id); /* string */

G_END_DECLS
