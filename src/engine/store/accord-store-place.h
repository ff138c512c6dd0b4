/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

const char *accord_store_get_place_warning (AccordStore *self); /* where the file may lie on a network */

G_END_DECLS
