/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "accord-twin-question.h"

/**
 * accord_twin_question_new:
 * @asker: a widget, held until the question is freed
 * @generation: number of the question; the asker drops answers to older ones
 * @kind: customers or contacts
 *
 * Returns: (transfer full): a question without values; free with accord_twin_question_free()
 */
AccordTwinQuestion *
accord_twin_question_new (gpointer asker, guint generation, const AccordKind *kind)
{
  AccordTwinQuestion *self = g_new0 (AccordTwinQuestion, 1);

  self->asker = g_object_ref (asker);
  self->generation = generation;
  self->kind = kind;
  return self;
}

/**
 * accord_twin_question_clear:
 * @self: a question
 *
 * Empties its values: another record is asked about.
 */
void
accord_twin_question_clear (AccordTwinQuestion *self)
{
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    accord_value_clear (&self->values[i]);
}

/**
 * accord_twin_question_free:
 * @question: (transfer full): an #AccordTwinQuestion; lets go of who asked
 */
void
accord_twin_question_free (gpointer question)
{
  AccordTwinQuestion *self = question;

  accord_twin_question_clear (self);
  g_object_unref (self->asker);
  g_free (self);
}
