/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

void accord_store_hush (AccordStore *self); /* what is read ahead stands still for a moment */

G_END_DECLS
