/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a status page says below its title, as plain words: what was typed and names of files may hold & and <. */
void accord_status_words_set (AdwStatusPage *page, const char *words);

G_END_DECLS
