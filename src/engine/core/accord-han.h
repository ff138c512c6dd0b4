/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest name whose readings are looked at; the rest of a longer text is left out. */
#define ACCORD_HAN_MAX 64

gunichar accord_han_simplify (gunichar c);
gsize accord_han_readings (const gunichar *run, gsize n, const char **readings);
gsize accord_han_place_length (const gunichar *run, gsize n);

G_END_DECLS
