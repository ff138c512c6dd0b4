/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-today-item.h"

G_BEGIN_DECLS

const char *accord_today_words_title (AccordTodayItem *item);
char *accord_today_words_note (AccordTodayItem *item);
char *accord_today_words_when (AccordTodayItem *item, gint64 today);
const char *accord_today_words_icon (AccordTodayItem *item);
char *accord_today_words_all (AccordTodayItem *item, gint64 today);

G_END_DECLS
