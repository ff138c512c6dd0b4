/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-today-item.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What there is to do on a day, in groups (GtkSectionModel); follows the journal. Signal "read": after
 * each reading. */
#define ACCORD_TYPE_TODAY_LIST (accord_today_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordTodayList, accord_today_list, ACCORD, TODAY_LIST, GObject)

AccordTodayList *accord_today_list_new (AccordWorkspace *workspace);
void accord_today_list_set_day (AccordTodayList *self, gint64 day);
gint64 accord_today_list_get_day (AccordTodayList *self);
gint64 accord_today_list_get_today (AccordTodayList *self);
/* @owners: of gint64, NULL: everybody's. */
void accord_today_list_set_owners (AccordTodayList *self, GArray *owners);
void accord_today_list_show_more (AccordTodayList *self, AccordTodayGroup group);
void accord_today_list_set_done_shown (AccordTodayList *self, gboolean shown);
gboolean accord_today_list_get_done_shown (AccordTodayList *self);
void accord_today_list_set_resting (AccordTodayList *self, gboolean resting);
gboolean accord_today_list_read_ahead (AccordTodayList *self);
void accord_today_list_refresh (AccordTodayList *self);
AccordAgenda *accord_today_list_get_agenda (AccordTodayList *self);
gint64 accord_today_list_get_n (AccordTodayList *self, AccordTodayGroup group);
gboolean accord_today_list_is_complete (AccordTodayList *self);
const char *accord_today_list_get_error (AccordTodayList *self);
guint accord_today_list_find (AccordTodayList *self, AccordTodayItem *item);
gboolean accord_today_list_has_work (AccordTodayList *self);

G_END_DECLS
