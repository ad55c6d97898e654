macro_rules! m0 {
    () => {
        m1!()
    };
}
macro_rules! m1 {
    () => {
        m2!()
    };
}
macro_rules! m2 {
    () => {
        m3!()
    };
}
macro_rules! m3 {
    () => {
        m4!()
    };
}
macro_rules! m4 {
    () => {
        m5!()
    };
}
macro_rules! m5 {
    () => {
        m6!()
    };
}
macro_rules! m6 {
    () => {
        m7!()
    };
}
macro_rules! m7 {
    () => {
        m8!()
    };
}
macro_rules! m8 {
    () => {
        m9!()
    };
}
macro_rules! m9 {
    () => {
        m10!()
    };
}
macro_rules! m10 {
    () => {
        m11!()
    };
}
macro_rules! m11 {
    () => {
        m12!()
    };
}
macro_rules! m12 {
    () => {
        m13!()
    };
}
macro_rules! m13 {
    () => {
        m14!()
    };
}
macro_rules! m14 {
    () => {
        m15!()
    };
}
macro_rules! m15 {
    () => {
        m16!()
    };
}
macro_rules! m16 {
    () => {
        m17!()
    };
}
macro_rules! m17 {
    () => {
        m18!()
    };
}
macro_rules! m18 {
    () => {
        m19!()
    };
}
macro_rules! m19 {
    () => {
        m20!()
    };
}
macro_rules! m20 {
    () => {
        m21!()
    };
}
macro_rules! m21 {
    () => {
        m22!()
    };
}
macro_rules! m22 {
    () => {
        m23!()
    };
}
macro_rules! m23 {
    () => {
        m24!()
    };
}
macro_rules! m24 {
    () => {
        m25!()
    };
}
macro_rules! m25 {
    () => {
        m26!()
    };
}
macro_rules! m26 {
    () => {
        m27!()
    };
}
macro_rules! m27 {
    () => {
        m28!()
    };
}
macro_rules! m28 {
    () => {
        m29!()
    };
}
macro_rules! m29 {
    () => {
        m30!()
    };
}
macro_rules! m30 {
    () => {
        m31!()
    };
}
macro_rules! m31 {
    () => {
        m32!()
    };
}
macro_rules! m32 {
    () => {
        m33!()
    };
}
macro_rules! m33 {
    () => {
        m34!()
    };
}
macro_rules! m34 {
    () => {
        m35!()
    };
}
macro_rules! m35 {
    () => {
        m36!()
    };
}
macro_rules! m36 {
    () => {
        m37!()
    };
}
macro_rules! m37 {
    () => {
        m38!()
    };
}
macro_rules! m38 {
    () => {
        m39!()
    };
}
macro_rules! m39 {
    () => {
        m40!()
    };
}
macro_rules! m40 {
    () => {
        m41!()
    };
}
macro_rules! m41 {
    () => {
        m42!()
    };
}
macro_rules! m42 {
    () => {
        m43!()
    };
}
macro_rules! m43 {
    () => {
        m44!()
    };
}
macro_rules! m44 {
    () => {
        m45!()
    };
}
macro_rules! m45 {
    () => {
        m46!()
    };
}
macro_rules! m46 {
    () => {
        m47!()
    };
}
macro_rules! m47 {
    () => {
        m48!()
    };
}
macro_rules! m48 {
    () => {
        m49!()
    };
}
macro_rules! m49 {
    () => {
        m50!()
    };
}
macro_rules! m50 {
    () => {
        m51!()
    };
}
macro_rules! m51 {
    () => {
        m52!()
    };
}
macro_rules! m52 {
    () => {
        m53!()
    };
}
macro_rules! m53 {
    () => {
        m54!()
    };
}
macro_rules! m54 {
    () => {
        m55!()
    };
}
macro_rules! m55 {
    () => {
        m56!()
    };
}
macro_rules! m56 {
    () => {
        m57!()
    };
}
macro_rules! m57 {
    () => {
        m58!()
    };
}
macro_rules! m58 {
    () => {
        m59!()
    };
}
macro_rules! m59 {
    () => {
        m60!()
    };
}
macro_rules! m60 {
    () => {
        m61!()
    };
}
macro_rules! m61 {
    () => {
        m62!()
    };
}
macro_rules! m62 {
    () => {
        m63!()
    };
}
macro_rules! m63 {
    () => {
        m64!()
    };
}
macro_rules! m64 {
    () => {
        m65!()
    };
}
macro_rules! m65 {
    () => {
        m66!()
    };
}
macro_rules! m66 {
    () => {
        m67!()
    };
}
macro_rules! m67 {
    () => {
        m68!()
    };
}
macro_rules! m68 {
    () => {
        m69!()
    };
}
macro_rules! m69 {
    () => {
        m70!()
    };
}
macro_rules! m70 {
    () => {
        m71!()
    };
}
macro_rules! m71 {
    () => {
        m72!()
    };
}
macro_rules! m72 {
    () => {
        m73!()
    };
}
macro_rules! m73 {
    () => {
        m74!()
    };
}
macro_rules! m74 {
    () => {
        m75!()
    };
}
macro_rules! m75 {
    () => {
        m76!()
    };
}
macro_rules! m76 {
    () => {
        m77!()
    };
}
macro_rules! m77 {
    () => {
        m78!()
    };
}
macro_rules! m78 {
    () => {
        m79!()
    };
}
macro_rules! m79 {
    () => {
        m80!()
    };
}
macro_rules! m80 {
    () => {
        m81!()
    };
}
macro_rules! m81 {
    () => {
        m82!()
    };
}
macro_rules! m82 {
    () => {
        m83!()
    };
}
macro_rules! m83 {
    () => {
        m84!()
    };
}
macro_rules! m84 {
    () => {
        m85!()
    };
}
macro_rules! m85 {
    () => {
        m86!()
    };
}
macro_rules! m86 {
    () => {
        m87!()
    };
}
macro_rules! m87 {
    () => {
        m88!()
    };
}
macro_rules! m88 {
    () => {
        m89!()
    };
}
macro_rules! m89 {
    () => {
        m90!()
    };
}
macro_rules! m90 {
    () => {
        m91!()
    };
}
macro_rules! m91 {
    () => {
        m92!()
    };
}
macro_rules! m92 {
    () => {
        m93!()
    };
}
macro_rules! m93 {
    () => {
        m94!()
    };
}
macro_rules! m94 {
    () => {
        m95!()
    };
}
macro_rules! m95 {
    () => {
        m96!()
    };
}
macro_rules! m96 {
    () => {
        m97!()
    };
}
macro_rules! m97 {
    () => {
        m98!()
    };
}
macro_rules! m98 {
    () => {
        m99!()
    };
}
macro_rules! m99 {
    () => {
        m100!()
    };
}
macro_rules! m100 {
    () => {
        "text"
    };
}

pub fn highest(numbers: &[i64]) -> i64 {
    m0!()
}
