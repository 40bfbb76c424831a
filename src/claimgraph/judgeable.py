"""A case on whose claims and things analysts pass judgement; each call is one commit."""

from __future__ import annotations

from claimgraph import judging
from claimgraph.judging import Judged, Opinion
from claimgraph.model.content import Content
from claimgraph.model.merging import Difference
from claimgraph.reviewable import Moment, ReviewableCase
from claimgraph.reviewing.analyst import analyst, moment


class JudgeableCase(ReviewableCase):
    """What analysts decide, beside what they decide on proposals."""

    def judge(
        self,
        verdict: str,
        *things: str,
        by: str,
        at: Moment = None,
        value: str = "",
        reason: str = "",
        dry_run: bool = False,
    ) -> Difference:
        """Record what an analyst decides; what holds already by the same analyst changes nothing.

        Args:
            verdict: A :class:`~claimgraph.model.judgement.Verdict`: ``same``, ``different``
                or ``unsure`` of two entities; ``accept``, ``reject`` or ``credibility`` of
                each claim; ``undo`` of each judgement.
            things: About what, by handle, id, IRI or name.
            by: Who decides: an analyst of the case by id or name, or a new name.
            at: When; now where None, and after everything that was judged before.
            value: 1 to 6 for credibility; low, medium or high for two entities.
            reason: Why.
            dry_run: True to say what would change and write nothing.

        Raises:
            UsageError: there is no such verdict, or the things or the value do not fit it.
            UnknownName: there is no such thing, or there are several.
            CaseLocked: another process is writing.
        """
        opinion = Opinion(judging.verdict(verdict), things, value, reason)
        content = self.content
        who = analyst(by, content, self.namespaces, self.vocabulary)
        when = moment(at) if at is not None else judging.later(moment(), content.judgements)
        made = judging.judgements(opinion, content.judgements, self.lookup, who.iri, when)
        entities = {who.iri: who} if made else {}
        return self.merge(Content(self.info, entities=entities, judgements=made), dry_run=dry_run)

    def judged(self, *, about: str = "", everything: bool = False) -> tuple[Judged, ...]:
        """Return what was judged, the oldest first.

        Args:
            about: A claim or an entity that it has to be about; anything where empty.
            everything: True for what was taken back as well, what took it back, and
                decisions on machines' proposals.

        Raises:
            UnknownName: there is no such thing.
        """
        every = judging.listed(self.content.judgements, everything=everything)
        if not about:
            return every
        thing = self.lookup.thing(about)
        return tuple(each for each in every if thing in each.judgement.targets)
