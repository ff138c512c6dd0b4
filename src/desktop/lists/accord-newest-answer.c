/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An answer that comes too late, to a question asked anew since or for somebody who is gone, is dropped; so is one that
 * was cancelled, as by the closing of the file: nobody waits for it. */

#include "accord-config.h"

#include "accord-newest-answer.h"

#include <gio/gio.h>

typedef struct {
  GWeakRef owner;
  AccordNewestAnswer *answer; /* lives in the owner */
  guint generation;
} Asked;

static void
asked_free (gpointer data)
{
  g_weak_ref_clear (&((Asked *) data)->owner);
  g_free (data);
}

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&asked->owner);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (owner != NULL && asked->generation == asked->answer->generation && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    asked->answer->answered (owner, value, error);
  return dex_future_new_true ();
}

/**
 * accord_newest_answer_init:
 * @self: (out caller-allocates): a member of @owner
 * @owner: (type GObject): who asks; not held
 * @answered: told the newest answer, or why there is none
 */
void
accord_newest_answer_init (AccordNewestAnswer *self, gpointer owner, AccordNewestAnswerFunc answered)
{
  *self = (AccordNewestAnswer) { owner, answered, 0 };
}

/**
 * accord_newest_answer_ask:
 * @self: the questions of an owner
 * @question: (transfer full): what is going to be answered
 *
 * Answers to earlier questions count no more.
 */
void
accord_newest_answer_ask (AccordNewestAnswer *self, DexFuture *question)
{
  Asked *asked = g_new0 (Asked, 1);

  g_weak_ref_init (&asked->owner, self->owner);
  asked->answer = self;
  asked->generation = ++self->generation;
  dex_future_disown (dex_future_finally (question, answered_cb, asked, asked_free));
}

/**
 * accord_newest_answer_drop:
 * @self: the questions of an owner
 *
 * No answer counts any more: nothing is to be known, or the owner is being disposed of.
 */
void
accord_newest_answer_drop (AccordNewestAnswer *self)
{
  self->generation++;
}
