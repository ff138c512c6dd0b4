/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-vcard.h"

G_BEGIN_DECLS

/* Cards written into a string, lines folded and ended as RFC 2425 and RFC 6350 have it. */
void accord_vcard_write_begin (GString *target, AccordVcardVersion version);
void accord_vcard_write_end (GString *target);
void accord_vcard_write (GString *target, const char *name, const char *text);
void accord_vcard_write_parts (GString *target, const char *name, const char *const *parts,
                               guint n_parts);
void accord_vcard_write_list (GString *target, const char *name, const char *const *texts);
void accord_vcard_write_raw (GString *target, const char *name, const char *value);
gboolean accord_vcard_type_says (AccordVcardVersion version, const char *label);
char *accord_vcard_type (AccordVcardVersion version, const char *label, gboolean preferred);

G_END_DECLS
