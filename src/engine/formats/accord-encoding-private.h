/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-encoding.h"

G_BEGIN_DECLS

gsize accord_encoding_bom_size (AccordEncoding encoding, const guint8 *bytes, gsize size);
gsize accord_encoding_find_bad_utf8 (const guint8 *bytes, gsize from, gsize size);

G_END_DECLS
