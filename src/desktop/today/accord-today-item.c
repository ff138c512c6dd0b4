/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayItem: see the header. Main thread; holds what its row was read into. */

#include "accord-config.h"

#include "accord-today-item.h"

struct _AccordTodayItem {
  GObject parent_instance;

  AccordTodayType type;
  AccordTodayGroup group;
  const AccordAgendaRow *row; /* lies in owner */
  gpointer owner;
  GBoxedFreeFunc free_owner;
  char *note; /* in place of the second line */
  char *when; /* in place of the time */
  gboolean warning;
  gboolean first;
  gboolean last;
  gboolean open;
  AccordTodayAnswer answer;
};

G_DEFINE_FINAL_TYPE (AccordTodayItem, accord_today_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
forget_row (AccordTodayItem *self)
{
  self->row = NULL;
  if (self->owner != NULL)
    self->free_owner (g_steal_pointer (&self->owner));
}

static void
forget_answer (AccordTodayItem *self)
{
  g_free (self->answer.title);
  self->answer = (AccordTodayAnswer) { .minute = -1 };
}

static void
accord_today_item_finalize (GObject *object)
{
  AccordTodayItem *self = ACCORD_TODAY_ITEM (object);

  forget_row (self);
  forget_answer (self);
  g_free (self->note);
  g_free (self->when);
  G_OBJECT_CLASS (accord_today_item_parent_class)->finalize (object);
}

static void
accord_today_item_class_init (AccordTodayItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_today_item_finalize;
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_TODAY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_today_item_init (AccordTodayItem *self)
{
  self->answer.minute = -1;
}

/**
 * accord_today_item_new:
 * @type: what it stands for
 * @group: where it stands
 *
 * Returns: (transfer full): a line without words
 */
AccordTodayItem *
accord_today_item_new (AccordTodayType type, AccordTodayGroup group)
{
  AccordTodayItem *self = g_object_new (ACCORD_TYPE_TODAY_ITEM, NULL);

  self->type = type;
  self->group = group;
  return self;
}

/**
 * accord_today_item_key:
 * @type: what a line stands for
 * @group: where
 * @id: of the record
 *
 * Returns: (transfer full): what tells it from all others; a step keeps its own while it becomes overdue
 */
char *
accord_today_item_key (AccordTodayType type, AccordTodayGroup group, gint64 id)
{
  return g_strdup_printf ("%d %d %" G_GINT64_FORMAT, type, type == ACCORD_TODAY_STEP ? group == ACCORD_TODAY_DONE : (int) group, id);
}

/**
 * accord_today_item_take_row:
 * @self: a line
 * @row: what it says
 * @owner: (transfer full) (nullable): what @row lies in
 * @free_owner: lets go of @owner
 */
void
accord_today_item_take_row (AccordTodayItem *self, const AccordAgendaRow *row, gpointer owner, GBoxedFreeFunc free_owner)
{
  forget_row (self);
  self->row = row;
  self->owner = owner;
  self->free_owner = free_owner;
}

/**
 * accord_today_item_get_row:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what it says; %NULL for MORE and FOLD
 */
const AccordAgendaRow *
accord_today_item_get_row (AccordTodayItem *self)
{
  return self->row;
}

/**
 * accord_today_item_get_kind:
 * @self: a line
 *
 * Returns: what it stands for
 */
AccordTodayType
accord_today_item_get_kind (AccordTodayItem *self)
{
  return self->type;
}

/**
 * accord_today_item_get_group:
 * @self: a line
 *
 * Returns: where it stands
 */
AccordTodayGroup
accord_today_item_get_group (AccordTodayItem *self)
{
  return self->group;
}

/**
 * accord_today_item_set_words:
 * @self: a line
 * @note: (nullable): in place of the second line
 * @when: (nullable): in place of the time
 * @warning: whether that is a warning
 */
void
accord_today_item_set_words (AccordTodayItem *self, const char *note, const char *when, gboolean warning)
{
  g_set_str (&self->note, note);
  g_set_str (&self->when, when);
  self->warning = warning;
}

/**
 * accord_today_item_get_note:
 * @self: a line
 *
 * Returns: (nullable): what stands in place of the second line
 */
const char *
accord_today_item_get_note (AccordTodayItem *self)
{
  return self->note;
}

/**
 * accord_today_item_get_when:
 * @self: a line
 *
 * Returns: (nullable): what stands in place of the time
 */
const char *
accord_today_item_get_when (AccordTodayItem *self)
{
  return self->when;
}

/**
 * accord_today_item_is_warning:
 * @self: a line
 *
 * Returns: whether that is a warning
 */
gboolean
accord_today_item_is_warning (AccordTodayItem *self)
{
  return self->warning;
}

/**
 * accord_today_item_set_place:
 * @self: a line
 * @first: whether it begins its group
 * @last: whether it ends it
 */
void
accord_today_item_set_place (AccordTodayItem *self, gboolean first, gboolean last)
{
  if (self->first == first && self->last == last)
    return;
  self->first = first;
  self->last = last;
  accord_today_item_changed (self);
}

/**
 * accord_today_item_is_first:
 * @self: a line
 *
 * Returns: whether it begins its group
 */
gboolean
accord_today_item_is_first (AccordTodayItem *self)
{
  return self->first;
}

/**
 * accord_today_item_is_last:
 * @self: a line
 *
 * Returns: whether it ends its group
 */
gboolean
accord_today_item_is_last (AccordTodayItem *self)
{
  return self->last;
}

/**
 * accord_today_item_set_open:
 * @self: a line
 * @open: whether it asks for what came of it and what is next
 *
 * Folding it forgets what was answered.
 */
void
accord_today_item_set_open (AccordTodayItem *self, gboolean open)
{
  if (self->open == open)
    return;
  self->open = open;
  forget_answer (self);
  accord_today_item_changed (self);
}

/**
 * accord_today_item_is_open:
 * @self: a line
 *
 * Returns: whether it is unfolded
 */
gboolean
accord_today_item_is_open (AccordTodayItem *self)
{
  return self->open;
}

/**
 * accord_today_item_get_answer:
 * @self: a line
 *
 * Returns: (transfer none): what was answered, to be changed in place; tell so with
 *   accord_today_item_changed()
 */
AccordTodayAnswer *
accord_today_item_get_answer (AccordTodayItem *self)
{
  return &self->answer;
}

/**
 * accord_today_item_get_next_day:
 * @self: a line
 * @today: the day it is
 * @day: (out): when the next step is due
 * @minute: (out): of the day, -1 for any time
 *
 * Returns: %FALSE if there is to be none
 */
gboolean
accord_today_item_get_next_day (AccordTodayItem *self, gint64 today, gint64 *day, int *minute)
{
  static const int days[] = { [ACCORD_TODAY_NEXT_TOMORROW] = 1, [ACCORD_TODAY_NEXT_THREE_DAYS] = 3, [ACCORD_TODAY_NEXT_WEEK] = 7 };

  *minute = -1;
  switch (self->answer.next)
    {
    case ACCORD_TODAY_NEXT_TOMORROW:
    case ACCORD_TODAY_NEXT_THREE_DAYS:
    case ACCORD_TODAY_NEXT_WEEK:
      *day = today + days[self->answer.next];
      return TRUE;
    case ACCORD_TODAY_NEXT_PICKED:
      *day = self->answer.day;
      *minute = self->answer.minute;
      return TRUE;
    case ACCORD_TODAY_NEXT_UNSAID:
    case ACCORD_TODAY_NEXT_NONE:
    default:
      return FALSE;
    }
}

/**
 * accord_today_item_changed:
 * @self: a line
 *
 * Tells whoever shows it.
 */
void
accord_today_item_changed (AccordTodayItem *self)
{
  g_signal_emit (self, changed_signal, 0);
}
