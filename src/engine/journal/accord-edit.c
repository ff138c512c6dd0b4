/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A user action as a list of steps, made on the main thread and carried out by the journal. */
#include "accord-config.h"

#include "accord-edit-private.h"

#include <string.h>

#include "accord-birthday-words.h"

G_DEFINE_BOXED_TYPE (AccordEdit, accord_edit, accord_edit_ref, accord_edit_unref)

static void
step_clear (gpointer data)
{
  accord_value_clear (&((AccordEditStep *) data)->value);
}

/**
 * accord_edit_new:
 * @label: what the user did, translated, past tense: it names the undo step and the history line
 */
AccordEdit *
accord_edit_new (const char *label)
{
  AccordEdit *self = g_new0 (AccordEdit, 1);

  g_atomic_ref_count_init (&self->refs);
  self->label = g_strdup (label);
  self->steps = g_array_new (FALSE, TRUE, sizeof (AccordEditStep));
  g_array_set_clear_func (self->steps, step_clear);
  return self;
}

AccordEdit *
accord_edit_ref (AccordEdit *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_edit_unref (AccordEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->steps);
  g_free (self->label);
  g_free (self->reason);
  g_free (self);
}

static AccordEditStep *
add_step (AccordEdit *self, char operation, const AccordKind *kind, gint64 id, int field)
{
  AccordEditStep step = { operation, kind, id, field, ACCORD_VALUE_INIT };

  g_array_append_val (self->steps, step);
  return &g_array_index (self->steps, AccordEditStep, self->steps->len - 1);
}

/**
 * accord_edit_create:
 *
 * Returns: a negative id that stands for the new record within this edit
 */
gint64
accord_edit_create (AccordEdit *self, const AccordKind *kind)
{
  add_step (self, 'i', kind, --self->next_id, -1);
  return self->next_id;
}

static AccordEditStep *
add_set (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name)
{
  int field = accord_kind_find (kind, field_name);

  if (field < 0)
    {
      g_critical ("%s has no field %s", kind->name, field_name);
      return NULL;
    }
  return add_step (self, 'u', kind, id, field);
}

/**
 * accord_edit_set:
 * @self: an edit
 * @kind: of the record
 * @id: of a record; negative: one that this edit creates
 * @field_name: one of its fields
 * @value: what is to stand there; empty: nothing
 *
 * Sets a field when the edit is committed. A birthday that was said by the Chinese calendar (accord_field_parse()), or of
 * which only a day of that is known, is also kept by it.
 */
void
accord_edit_set (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name, const AccordValue *value)
{
  AccordEditStep *step = add_set (self, kind, id, field_name);

  if (step == NULL)
    return;
  accord_value_copy (&step->value, value);
  if (!accord_field_says_lunar (field_name, value))
    return;
  accord_value_set_number (&step->value, value->number);
  accord_edit_set_text (self, kind, id, "birthday_calendar", ACCORD_BIRTHDAY_LUNAR);
}

/**
 * accord_edit_set_text:
 * @self: an edit
 * @kind: of the record
 * @id: of a record; negative: one that this edit creates
 * @field_name: one of its fields
 * @text: (nullable): what is to stand there
 *
 * As accord_edit_set(), for a field that holds a text.
 */
void
accord_edit_set_text (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name, const char *text)
{
  AccordEditStep *step = add_set (self, kind, id, field_name);

  if (step != NULL)
    accord_value_set_text (&step->value, text);
}

/**
 * accord_edit_set_number:
 * @self: an edit
 * @kind: of the record
 * @id: of a record; negative: one that this edit creates
 * @field_name: one of its fields
 * @number: what is to stand there: minor units, days or milliseconds since 1970, an id or what the field counts in
 *
 * As accord_edit_set(), for a field that holds a number.
 */
void
accord_edit_set_number (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name, gint64 number)
{
  AccordEditStep *step = add_set (self, kind, id, field_name);

  if (step != NULL)
    accord_value_set_number (&step->value, number);
}

/* Money (minor units, currency) and places (stage, rank). */
void
accord_edit_set_both (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name, gint64 number,
                      const char *text)
{
  AccordEditStep *step = add_set (self, kind, id, field_name);

  if (step != NULL)
    accord_value_set_both (&step->value, number, text);
}

/**
 * accord_edit_clear:
 * @self: an edit
 * @kind: of the record
 * @id: of a record; negative: one that this edit creates
 * @field_name: one of its fields
 *
 * Empties a field when the edit is committed; of one that must not be empty the commit says so.
 */
void
accord_edit_clear (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name)
{
  add_set (self, kind, id, field_name);
}

/**
 * accord_edit_delete:
 * @self: an edit
 * @kind: of the record
 * @id: of a record; negative: one that this edit creates
 *
 * Puts a record into the trash, with what belongs to it.
 */
void
accord_edit_delete (AccordEdit *self, const AccordKind *kind, gint64 id)
{
  add_step (self, 'd', kind, id, -1);
}

/**
 * accord_edit_restore:
 * @self: an edit
 * @kind: of the record
 * @id: of a record; negative: one that this edit creates
 *
 * Takes a record out of the trash again, with what went there with it.
 */
void
accord_edit_restore (AccordEdit *self, const AccordKind *kind, gint64 id)
{
  add_step (self, 'r', kind, id, -1);
}

/* Why a deal was moved against its stage's rules, or back in time; kept with the stage change. */
void
accord_edit_set_reason (AccordEdit *self, const char *reason)
{
  g_set_str (&self->reason, reason);
}
